import { useLocation, useParams } from 'react-router';
import { partOf, PriceRule } from '../../features/backoffice/prices/rule-page.tsx';
import { PricesFrame } from '../../features/backoffice/prices/words/prices-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskPriceRulePage() {
  const { part, ruleId = '' } = useParams();
  const { search } = useLocation();
  return (
    <DeskPage title="prices.title" right="see-programme">
      {({ organisation: { organisationId } }) => (
        <PricesFrame>
          <PriceRule
            key={`${part} ${ruleId}${search}`}
            part={partOf(part)}
            organisationId={organisationId}
            ruleId={ruleId === 'new' ? null : ruleId}
          />
        </PricesFrame>
      )}
    </DeskPage>
  );
}
