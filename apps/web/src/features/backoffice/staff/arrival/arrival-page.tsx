import type { ReactNode } from 'react';
import { Page } from '../../../../lib/ui/page.tsx';
import { type StaffSay, StaffFrame, useStaffWords } from '../words/staff-words.ts';

interface ArrivalPageProps {
  title: Parameters<StaffSay>[0];
  children: ReactNode;
}

/** A page for who does not work here yet. */
export function ArrivalPage(props: ArrivalPageProps) {
  return (
    <StaffFrame>
      <Titled {...props} />
    </StaffFrame>
  );
}

function Titled({ title, children }: ArrivalPageProps) {
  const { say } = useStaffWords();
  return (
    <Page width="form" className="flex flex-col gap-6">
      <title>{`${say(title)} · Houseful`}</title>
      <h1 className="font-sign text-3xl text-bulb">{say(title)}</h1>
      {children}
    </Page>
  );
}
