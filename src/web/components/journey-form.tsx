import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import { placeFinder } from '../client/find-places.ts';
import { useNavigation } from '../navigation-context.ts';
import type { JourneyForm, PlaceChoice } from '../page.ts';
import { journeysPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { SuggestField } from './suggest-field.tsx';

const WAYS = ['departAt', 'arriveBy'] as const;

/** From, to and when. A plain form: without scripts the server finds the places and shows the page anew. */
export function JourneyFormView({ form }: { form: JourneyForm }): ReactElement {
  const { messages, named } = useReader();
  const { go } = useNavigation();
  const from = useRef<HTMLInputElement>(null);
  const to = useRef<HTMLInputElement>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(journeysPath(readForm(new FormData(event.currentTarget)), named));
  };
  return (
    <search>
      <form className="journey-form" action="/journeys" method="get" onSubmit={submit}>
        <div className="journey-form__places">
          <PlaceField which="from" choice={form.from} input={from} />
          <PlaceField which="to" choice={form.to} input={to} />
          <a
            className="button button--quiet"
            href={journeysPath({ ...form, from: form.to, to: form.from }, named)}
          >
            {messages.journeys.swap}
          </a>
        </div>
        <fieldset className="journey-form__when">
          <legend className="visually-hidden">{messages.journeys.when}</legend>
          <WayChoice way={form.by} />
          <label className="field">
            <span>{messages.journeys.time}</span>
            <input key={form.time} type="time" name="time" defaultValue={form.time} required />
          </label>
          <label className="field">
            <span>{messages.journeys.date}</span>
            <input key={form.date} type="date" name="date" defaultValue={form.date} required />
          </label>
        </fieldset>
        <button className="button button--search" type="submit">
          {messages.journeys.submit}
        </button>
        {named !== null && <input type="hidden" name="lang" value={named} />}
      </form>
    </search>
  );
}

function PlaceField(props: {
  which: 'from' | 'to';
  choice: PlaceChoice;
  input: React.RefObject<HTMLInputElement | null>;
}): ReactElement {
  const { language, messages } = useReader();
  return (
    <SuggestField
      id={`journey-${props.which}`}
      name={props.which}
      label={messages.journeys[props.which]}
      hint={messages.journeys.placeHint}
      text={props.choice.text}
      chosenId={props.choice.id}
      required
      input={props.input}
      find={placeFinder(language, messages.journeys.placeTypes)}
    />
  );
}

function WayChoice({ way }: { way: JourneyForm['by'] }): ReactElement {
  const { messages } = useReader();
  const [chosen, choose] = useState(way);
  const [answered, setAnswered] = useState(way);
  if (answered !== way) {
    setAnswered(way);
    choose(way);
  }
  return (
    <div className="journey-form__way">
      {WAYS.map((other) => (
        <label key={other}>
          <input
            type="radio"
            name="by"
            value={other}
            checked={chosen === other}
            onChange={() => choose(other)}
          />
          <span>{messages.journeys.by[other]}</span>
        </label>
      ))}
    </div>
  );
}

function readForm(data: FormData): JourneyForm {
  const text = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const place = (name: 'from' | 'to'): PlaceChoice => ({ text: text(name), id: text(`${name}Id`) || null });
  return {
    from: place('from'),
    to: place('to'),
    by: text('by') === 'arriveBy' ? 'arriveBy' : 'departAt',
    date: text('date'),
    time: text('time'),
  };
}
