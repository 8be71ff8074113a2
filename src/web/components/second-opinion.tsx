import type { ReactElement } from 'react';
import type { JourneyChoice, JourneysAnswer, PlannerJourney, PlannerOpinion } from '../../domain/journeys.ts';
import type { JourneyForm } from '../page.ts';
import { journeysPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formatClock } from '../text/durations.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { localeOf } from '../text/locale.ts';

interface SecondOpinionProps {
  readonly answer: JourneysAnswer;
  /** Whom the server may ask; nobody: nothing is shown. */
  readonly planners: readonly string[];
  readonly form: JourneyForm;
}

/**
 * Offers to ask the live planners of both countries, and says where they differ from us. They are asked only for this
 * one question: every other link of the page leaves them alone, for each question is told to others and their quota is
 * small.
 */
export function SecondOpinion({ answer, planners, form }: SecondOpinionProps): ReactElement | null {
  const { language, messages, named } = useReader();
  if (planners.length === 0) return null;
  const names = new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(planners);
  if (answer.secondOpinion === undefined) {
    return (
      <p className="second-opinion">
        <a
          className="button button--quiet"
          rel="nofollow"
          href={journeysPath({ ...form, secondOpinion: true }, named)}
        >
          {fill(messages.journeys.opinion.ask, { planners: names })}
        </a>{' '}
        <span className="muted">{messages.journeys.opinion.askText}</span>
      </p>
    );
  }
  return (
    <section className="second-opinion" aria-labelledby="second-opinion">
      <h3 id="second-opinion">{fill(messages.journeys.opinion.title, { planners: names })}</h3>
      {answer.secondOpinion.map((opinion) => (
        <Opinion key={opinion.planner} opinion={opinion} journeys={answer.journeys} />
      ))}
    </section>
  );
}

function Opinion(props: { opinion: PlannerOpinion; journeys: readonly JourneyChoice[] }): ReactElement {
  const { planner, state, journeys, lacking } = props.opinion;
  const { language, messages } = useReader();
  const said = messages.journeys.opinion;
  if (state !== 'answered') return <p>{fill(said.states[state], { planner })}</p>;
  const told = journeys.filter(({ ours }) => ours !== 'outside');
  const same = told.filter(({ ours }) => ours === 'same').length;
  const differing = told.filter(({ ours }) => ours !== 'same');
  const onlyOurs = lacking.flatMap((index) => props.journeys[index] ?? []);
  const summary = (): string => {
    if (told.length === 0) return fill(said.outside, { planner });
    return same === told.length
      ? fillPlural(said.allSame, same, language, { planner })
      : fill(said.someSame, { planner, same: String(same), told: String(told.length) });
  };
  return (
    <>
      <p>{summary()}</p>
      {differing.length + onlyOurs.length > 0 && (
        <ul className="second-opinion__list">
          {differing.map((journey) => (
            <li key={`${journey.departure} ${journey.arrival} ${journey.lines.join(' ')}`}>
              {fill(journey.ours === 'lacking' ? said.lacking : said.better, {
                planner,
                journey: theirs(journey),
              })}
            </li>
          ))}
          {onlyOurs.map((journey) => (
            <li key={`${journey.departure} ${journey.arrival} ${journey.changes}`}>
              {fill(said.onlyOurs, { planner, journey: times(journey) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function theirs(journey: PlannerJourney): string {
  return journey.lines.length === 0 ? times(journey) : `${times(journey)} (${journey.lines.join(', ')})`;
}

function times({ departure, arrival }: { readonly departure: string; readonly arrival: string }): string {
  return `${formatClock(departure)} – ${formatClock(arrival)}`;
}
