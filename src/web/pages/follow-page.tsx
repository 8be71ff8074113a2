import type { ReactElement, ReactNode } from 'react';
import { HOW_OFTEN, type HowOften } from '../../domain/follow.ts';
import type { FollowText } from '../follow/follow-text.ts';
import type { FollowPage, FollowStep } from '../page.ts';

/** Following a search, from asking to stopping. Plain forms: rendered by the server, and left to the browser. */
export function FollowPageView({ page }: { page: FollowPage }): ReactElement {
  const { step, text, search } = page;
  return (
    <div className="about follow">
      <h1 id="page-title">{followTitle(step, text)}</h1>
      {search !== null && <p className="follow__search">{search.label}</p>}
      <Step page={page} step={step} />
      {search !== null && (
        <p>
          <a href={search.href}>{text.back}</a>
        </p>
      )}
    </div>
  );
}

export function followTitle({ kind }: FollowStep, text: FollowText): string {
  return kind === 'form' ? text.title : text[kind].title;
}

function Step({ page, step }: { page: FollowPage; step: FollowStep }): ReactElement {
  const { text } = page;
  switch (step.kind) {
    case 'form':
      return <Forms text={text} step={step} />;
    case 'mailed':
      return <Paragraphs texts={[text.mailed.text, text.mailed.missing]} />;
    case 'hooked':
      return <Hooked text={text.hooked} step={step} />;
    case 'confirm':
      return (
        <Ask action={step.action} button={text.confirm.button}>
          {text.often[step.howOften]}
        </Ask>
      );
    case 'stop':
      return (
        <Ask action={step.action} button={text.stop.button}>
          {text.stop.states[step.state]}
        </Ask>
      );
    default:
      return <Paragraphs texts={[text[step.kind].text]} />;
  }
}

function Forms({ text, step }: { text: FollowText; step: FollowStep & { kind: 'form' } }): ReactElement {
  const { fault, channels } = step;
  const problem = fault === null ? null : text.faults[fault.why];
  const faultOf = (channel: 'email' | 'webhook') => (fault?.channel === channel ? problem : null);
  return (
    <>
      <Paragraphs texts={[text.lead, text.withoutHome]} />
      {channels.includes('email') && (
        <section aria-labelledby="follow-email">
          <h2 id="follow-email">{text.email.title}</h2>
          <FollowForm text={text} step={step} channel="email" fault={faultOf('email')}>
            <p className="muted">{text.email.privacy}</p>
          </FollowForm>
        </section>
      )}
      {channels.includes('webhook') && (
        <details open={!channels.includes('email') || fault?.channel === 'webhook'}>
          <summary>{text.webhook.title}</summary>
          <p>{text.webhook.lead}</p>
          <FollowForm text={text} step={step} channel="webhook" fault={faultOf('webhook')} />
        </details>
      )}
      <p>
        <a href={step.feed} type="application/atom+xml">
          {text.feed}
        </a>
      </p>
    </>
  );
}

const FIELDS = {
  email: { type: 'email', autoComplete: 'email', maxLength: 254 },
  webhook: { type: 'url', autoComplete: 'off', maxLength: 500 },
} as const;

function FollowForm(props: {
  readonly text: FollowText;
  readonly step: FollowStep & { kind: 'form' };
  readonly channel: 'email' | 'webhook';
  readonly fault: string | null;
  readonly children?: ReactNode;
}): ReactElement {
  const { text, step, channel, fault, children } = props;
  const faultId = `${channel}-fault`;
  return (
    <form action="/follow" method="post" className="follow__form">
      <input type="hidden" name="search" value={step.query} />
      <input type="hidden" name="lang" value={step.language} />
      <input type="hidden" name="channel" value={channel} />
      <label className="field">
        <span>{text[channel].field}</span>
        <input
          name="target"
          required
          {...FIELDS[channel]}
          defaultValue={step.fault?.channel === channel ? step.fault.target : ''}
          aria-invalid={fault === null ? undefined : true}
          aria-describedby={fault === null ? undefined : faultId}
        />
      </label>
      {fault !== null && (
        <p id={faultId} className="follow__fault" role="alert">
          {fault}
        </p>
      )}
      <HowOftenField text={text} />
      {children}
      <p>
        <button className="button" type="submit">
          {text[channel].submit}
        </button>
      </p>
    </form>
  );
}

function HowOftenField({ text }: { text: FollowText }): ReactElement {
  return (
    <label className="field">
      <span>{text.howOften}</span>
      <select name="howOften" defaultValue={'daily' satisfies HowOften}>
        {HOW_OFTEN.map((often) => (
          <option key={often} value={often}>
            {text.often[often]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Hooked({
  text,
  step,
}: {
  text: FollowText['hooked'];
  step: FollowStep & { kind: 'hooked' };
}): ReactElement {
  return (
    <>
      <p>{text.text}</p>
      <p>
        <strong>{text.once}</strong>
      </p>
      <dl className="follow__keys">
        <dt>{text.secret}</dt>
        <dd>
          <code>{step.secret}</code>
        </dd>
        <dt>{text.link}</dt>
        <dd>
          <a href={step.stopUrl}>{step.stopUrl}</a>
        </dd>
      </dl>
    </>
  );
}

/** Something that only a press of a button does: whatever opens links to look at them changes nothing. */
function Ask(props: {
  readonly action: string;
  readonly button: string;
  readonly children: string;
}): ReactElement {
  return (
    <form action={props.action} method="post">
      <p>{props.children}</p>
      <p>
        <button className="button" type="submit">
          {props.button}
        </button>
      </p>
    </form>
  );
}

function Paragraphs({ texts }: { texts: readonly string[] }): ReactElement {
  return (
    <>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </>
  );
}
