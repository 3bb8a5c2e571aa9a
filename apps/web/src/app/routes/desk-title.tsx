import { useParams } from 'react-router';
import { WithRight } from '../../features/backoffice/staff/desk-shell.tsx';
import { TitleScreen } from '../../features/backoffice/titles/editor/title-screen.tsx';
import { TitlesFrame } from '../../features/backoffice/titles/words/titles-words.ts';
import { Page } from '../../lib/ui/page.tsx';

export default function DeskTitlePage() {
  const { titleId = '' } = useParams();
  return (
    <Page className="flex flex-col gap-6">
      <WithRight right="see-programme">
        <TitlesFrame>
          <TitleScreen key={titleId} titleId={titleId} />
        </TitlesFrame>
      </WithRight>
    </Page>
  );
}
