/** How mail is sent, and by whom. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it is asked for by STARTTLS. */
  readonly secure: boolean;
  /** Whether mail is sent without TLS: to a server on this machine. */
  readonly mayBePlain: boolean;
  /** Null: the server asks for none. The password goes nowhere else. */
  readonly login: { readonly user: string; readonly password: string } | null;
  /** An address, or a name and an address in angle brackets. */
  readonly from: string;
}
