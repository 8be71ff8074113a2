import { type ReactElement, useMemo, useState } from 'react';
import type { JourneyChoice, JourneysAnswer, Place } from '../../domain/journeys.ts';
import { JourneyFormView } from '../components/journey-form.tsx';
import { JourneyList } from '../components/journey-list.tsx';
import { NavigationNotice } from '../components/navigation-notice.tsx';
import { SecondOpinion } from '../components/second-opinion.tsx';
import { TimetableLine } from '../components/timetable-line.tsx';
import { journeyContent } from '../map/journey-content.ts';
import { MapPanel } from '../map/map-panel.tsx';
import { useNavigation } from '../navigation-context.ts';
import type { JourneyForm, JourneysPage, JourneysResult } from '../page.ts';
import { journeysPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formatShortDay } from '../text/date-times.ts';
import { fill, fillPlural } from '../text/fill.ts';

/** From, to and when; the choices, with their legs on a map. */
export function JourneysPageView({ page }: { page: JourneysPage }): ReactElement {
  const { messages } = useReader();
  const { status } = useNavigation();
  return (
    <>
      <div className="hero">
        <div className="hero__inner">
          <h1 id="page-title" tabIndex={-1}>
            {messages.journeys.title}
          </h1>
          <p className="hero__lead">{messages.journeys.lead}</p>
          <JourneyFormView form={page.form} />
        </div>
      </div>
      <div className="journeys" aria-busy={status === 'busy'}>
        <NavigationNotice />
        <Result result={page.result} form={page.form} planners={page.planners} />
      </div>
    </>
  );
}

function Result(props: {
  result: JourneysResult;
  form: JourneyForm;
  planners: readonly string[];
}): ReactElement | null {
  const { result, form, planners } = props;
  const { language, messages } = useReader();
  switch (result.kind) {
    case 'none':
      return null;
    case 'found':
      return (
        <Found
          key={resultKey(result.answer)}
          answer={result.answer}
          others={result.others}
          form={form}
          planners={planners}
        />
      );
    case 'unknown_place':
      return (
        <Said title={result.which.map((which) => unknownPlace(messages, which, form)).join(' ')}>
          {messages.journeys.unknownText}
        </Said>
      );
    case 'outside_timetable':
      return (
        <Said title={messages.journeys.nothing}>
          {fill(messages.journeys.outside, {
            from: formatShortDay(result.validFrom, language),
            to: formatShortDay(result.validTo, language),
          })}
        </Said>
      );
    case 'no_timetable':
      return <Said title={messages.journeys.noTimetable}>{messages.journeys.noTimetableText}</Said>;
  }
}

function unknownPlace(
  messages: ReturnType<typeof useReader>['messages'],
  which: 'from' | 'to',
  form: JourneyForm,
): string {
  return fill(messages.journeys.unknownPlace[which], { text: form[which].text });
}

function Said(props: { title: string; children: string }): ReactElement {
  return (
    <div className="empty" role="status">
      <h2 id="results-title" tabIndex={-1} className="empty__title">
        {props.title}
      </h2>
      <p>{props.children}</p>
    </div>
  );
}

/** A new answer begins with its first journey. */
function resultKey({ journeys }: JourneysAnswer): string {
  return journeys.map(({ departure, arrival }) => departure + arrival).join(' ');
}

function Found(props: {
  answer: JourneysAnswer;
  others: { readonly from: readonly Place[]; readonly to: readonly Place[] };
  form: JourneyForm;
  planners: readonly string[];
}): ReactElement {
  const { answer, others, form, planners } = props;
  const { language, messages } = useReader();
  const [chosen, choose] = useState(0);
  const journey = answer.journeys[chosen];
  return (
    <>
      <div role="status">
        <h2 id="results-title" tabIndex={-1}>
          {answer.journeys.length === 0
            ? messages.journeys.nothing
            : fillPlural(messages.journeys.found, answer.journeys.length, language)}
        </h2>
      </div>
      {(['from', 'to'] as const).map((which) => (
        <TakenFor key={which} which={which} name={answer[which].name} others={others[which]} form={form} />
      ))}
      {journey === undefined ? (
        <p>{messages.journeys.nothingText}</p>
      ) : (
        <div className="journeys__grid">
          <div>
            <JourneyList journeys={answer.journeys} day={form.date} chosen={chosen} onChoose={choose} />
            <TimeLinks form={form} journeys={answer.journeys} />
          </div>
          <JourneyMap answer={answer} journey={journey} />
        </div>
      )}
      <SecondOpinion answer={answer} planners={planners} form={form} />
      <TimetableLine timetable={answer.timetable} />
    </>
  );
}

/** What a name was taken for, where it may mean several places. */
function TakenFor(props: {
  which: 'from' | 'to';
  name: string;
  others: readonly Place[];
  form: JourneyForm;
}): ReactElement | null {
  const { which, name, others, form } = props;
  const { messages, named } = useReader();
  if (others.length === 0) return null;
  return (
    <div className="taken-for">
      <p>
        {fill(messages.journeys.takenFor, { name })} {messages.journeys.others}
      </p>
      <ul>
        {others.map((place) => (
          <li key={place.id}>
            <a href={journeysPath({ ...form, [which]: { text: place.name, id: place.id } }, named)}>
              {`${place.name}, ${place.detail ?? messages.journeys.placeTypes[place.type]}`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function JourneyMap({ answer, journey }: { answer: JourneysAnswer; journey: JourneyChoice }): ReactElement {
  const { messages } = useReader();
  const content = useMemo(() => journeyContent(answer, journey), [answer, journey]);
  const label = fill(messages.journeys.onMap, { from: answer.from.name, to: answer.to.name });
  return <MapPanel content={content} label={label} />;
}

const MINUTE_MS = 60_000;

/** The same question a little earlier or later: after the last departure, or before the first arrival. */
function TimeLinks(props: { form: JourneyForm; journeys: readonly JourneyChoice[] }): ReactElement {
  const { messages, named } = useReader();
  const { form, journeys } = props;
  const departures = journeys.map(({ departure }) => Date.parse(departure));
  const arrivals = journeys.map(({ arrival }) => Date.parse(arrival));
  const earlier = clockForm(form, 'arriveBy', Math.min(...arrivals) - MINUTE_MS);
  const later = clockForm(form, 'departAt', Math.max(...departures) + MINUTE_MS);
  return (
    <p className="journeys__more">
      <a className="button button--quiet" href={journeysPath(earlier, named)}>
        {messages.journeys.earlier}
      </a>
      <a className="button button--quiet" href={journeysPath(later, named)}>
        {messages.journeys.later}
      </a>
    </p>
  );
}

function clockForm(form: JourneyForm, by: JourneyForm['by'], instant: number): JourneyForm {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Copenhagen',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
  const [date = form.date, time = form.time] = wall.split(' ');
  return { ...form, by, date, time };
}
