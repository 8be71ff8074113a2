import { type FormEvent, type ReactElement, useId, useState, useSyncExternalStore } from 'react';
import { SHARE_DAYS } from '../../domain/shortlist-limits.ts';
import { ShareError, shareList, withdrawShare } from '../client/share-list.ts';
import { useReader } from '../reader-context.ts';
import { formatDate } from '../text/dates.ts';
import { fill } from '../text/fill.ts';
import { keptShares, live, type Share } from './shares.ts';
import type { Shortlist } from './shortlist.ts';

/** Makes links by which the list can be read as it is now, and takes them back. */
export function SharePanel({ list, hasHome }: { list: Shortlist; hasHome: boolean }): ReactElement {
  const { messages } = useReader();
  const texts = messages.shortlist;
  const shares = useSyncExternalStore(keptShares.subscribe, keptShares.read, keptShares.read);
  const [said, say] = useState('');
  const [failure, setFailure] = useState<'failed' | 'full' | null>(null);

  const share = (days: (typeof SHARE_DAYS)[number], commute: boolean) =>
    shareList({ entries: list.map(({ id, note }) => ({ id, note })), days, commute }).then(
      ({ token, secret, expiresAt }) => {
        setFailure(null);
        keptShares.change((before) => [{ token, secret, expiresAt }, ...live(before, Date.now())]);
        say(texts.shared);
      },
      (error: unknown) => setFailure(error instanceof ShareError && error.isFull ? 'full' : 'failed'),
    );
  const withdraw = (gone: Share) =>
    withdrawShare(gone).then(
      () => {
        setFailure(null);
        keptShares.change((before) => before.filter(({ token }) => token !== gone.token));
        say(texts.withdrawn);
      },
      () => setFailure('failed'),
    );

  return (
    <section className="panel" aria-labelledby="share-title">
      <h2 id="share-title">{texts.share}</h2>
      <p className="muted">{texts.shareText}</p>
      {list.length > 0 && <ShareForm hasHome={hasHome} onShare={share} />}
      <p role="status">{said}</p>
      {failure !== null && <p role="alert">{failure === 'full' ? texts.shareFull : texts.shareFailed}</p>}
      <ul className="panel__shares">
        {live(shares, Date.now()).map((one) => (
          <li key={one.token}>
            <ShareRow share={one} onWithdraw={() => withdraw(one)} onCopied={() => say(texts.copied)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShareForm(props: {
  hasHome: boolean;
  onShare(days: (typeof SHARE_DAYS)[number], commute: boolean): void;
}): ReactElement {
  const { messages } = useReader();
  const texts = messages.shortlist;
  const id = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = SHARE_DAYS.find((one) => String(one) === fields.get('days')) ?? SHARE_DAYS[0];
    props.onShare(days, fields.get('commute') === 'on');
  };
  return (
    <form className="panel__row" onSubmit={onSubmit}>
      <label htmlFor={id}>{texts.shareFor}</label>
      <select id={id} name="days">
        {SHARE_DAYS.map((days) => (
          <option key={days} value={days}>
            {fill(texts.days, { days: String(days) })}
          </option>
        ))}
      </select>
      {props.hasHome && (
        <label className="choice panel__choice">
          <input type="checkbox" name="commute" />
          <span className="choice__label">{texts.shareCommute}</span>
        </label>
      )}
      <button type="submit" className="button">
        {texts.makeLink}
      </button>
    </form>
  );
}

function ShareRow(props: { share: Share; onWithdraw(): void; onCopied(): void }): ReactElement {
  const { language, messages } = useReader();
  const texts = messages.shortlist;
  const id = useId();
  const { token, expiresAt } = props.share;
  const address = `${location.origin}/shared/${token}`;
  const until = fill(texts.readableUntil, {
    date: formatDate(expiresAt, new Date().toISOString(), language),
  });
  return (
    <>
      <label htmlFor={id}>{until}</label>
      <div className="panel__row">
        <input
          id={id}
          type="text"
          readOnly
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        {/* Missing on plain http; the field can be copied from. */}
        {navigator.clipboard !== undefined && (
          <button
            type="button"
            className="button button--quiet"
            onClick={() => navigator.clipboard.writeText(address).then(props.onCopied, () => undefined)}
          >
            {texts.copy}
          </button>
        )}
        <button type="button" className="button button--quiet" onClick={props.onWithdraw}>
          {texts.withdraw}
        </button>
      </div>
    </>
  );
}
