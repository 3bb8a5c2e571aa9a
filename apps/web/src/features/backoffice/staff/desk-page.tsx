import type { Employment } from '@houseful/contract/organisations';
import type { Right } from '@houseful/contract/staff';
import type { ReactNode } from 'react';
import { Page } from '../../../lib/ui/page.tsx';
import { WithRight } from './desk-shell.tsx';
import { useEmployment } from './my-desk.ts';
import { type StaffSay, useStaffWords } from './words/staff-words.ts';

interface DeskPageProps {
  title: Parameters<StaffSay>[0];
  /** Null: for everybody who works here. */
  right: Right | null;
  /** `board`: as wide as the screen allows. */
  width?: 'wide' | 'board';
  /** Drawn anew when another organisation is chosen. */
  children: (employment: Employment) => ReactNode;
}

/** A page of the back office, about one organisation. */
export function DeskPage({ title, right, width = 'wide', children }: DeskPageProps) {
  const { say } = useStaffWords();
  const employment = useEmployment();
  const content = employment ? (
    <div key={employment.organisation.organisationId} className="flex flex-col gap-6">
      {children(employment)}
    </div>
  ) : (
    <p className="text-muted">{say('home.operator')}</p>
  );
  return (
    <Page width={width} className="flex flex-col gap-6">
      <title>{`${say(title)} · Houseful`}</title>
      <h1 className="font-sign text-3xl text-bulb">{say(title)}</h1>
      {right === null ? content : <WithRight right={right}>{content}</WithRight>}
    </Page>
  );
}
