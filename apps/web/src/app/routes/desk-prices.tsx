import { useParams } from 'react-router';
import { partOf, PriceRules } from '../../features/backoffice/prices/rule-page.tsx';
import { PricesFrame } from '../../features/backoffice/prices/words/prices-words.ts';
import { DeskPage } from '../../features/backoffice/staff/desk-page.tsx';

export default function DeskPricesPage() {
  const part = partOf(useParams()['part']);
  return (
    <DeskPage title="prices.title" right="see-programme">
      {({ organisation: { organisationId } }) => (
        <PricesFrame>
          <PriceRules key={part} {...{ part, organisationId }} />
        </PricesFrame>
      )}
    </DeskPage>
  );
}
