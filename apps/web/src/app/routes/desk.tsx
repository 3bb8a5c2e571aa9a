import { Outlet, useLocation } from 'react-router';
import { DeskShell } from '../../features/backoffice/staff/desk-shell.tsx';

/** Every page behind the counter stands in the same frame. */
export default function Desk() {
  const { pathname } = useLocation();
  return (
    <DeskShell path={pathname}>
      <Outlet />
    </DeskShell>
  );
}
