import type { ReactElement } from 'react';
import type { Requirement } from '../../domain/requirement.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { useReader } from '../reader-context.ts';
import { requirementName } from '../text/requirements.ts';

/** What the ad asks for: what its source states told apart from what was read in its words, which are shown. */
export function RequirementList({ vacancy }: { vacancy: VacancyDetail }): ReactElement | null {
  const { messages } = useReader();
  const { requirements } = vacancy;
  if (requirements.length === 0) return null;
  return (
    <section className="vacancy__requirements" aria-labelledby="requirements-title">
      <h2 id="requirements-title">{messages.requirements.title}</h2>
      <ul className="requirements">
        {requirements.map((requirement) => (
          <RequirementItem key={requirement.requirement} said={requirement} adLanguage={vacancy.language} />
        ))}
      </ul>
      <p className="muted">{messages.requirements.caution}</p>
    </section>
  );
}

function RequirementItem(props: { said: Requirement; adLanguage: VacancyDetail['language'] }): ReactElement {
  const reader = useReader();
  const { said, adLanguage } = props;
  const words = reader.messages.requirements;
  return (
    <li>
      <strong>{requirementName(said.requirement, reader)}</strong>
      {` – ${words.states[said.state]}`}
      <span className="muted">{` (${words.bases[said.basis]})`}</span>
      {said.evidence !== null && (
        <q className="requirements__evidence" lang={adLanguage ?? undefined}>
          {said.evidence}
        </q>
      )}
    </li>
  );
}
