import { Link } from 'react-router';

export function Footer() {
  return (
    <footer className="mt-auto border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-6 text-sm text-faint">
        <p>Every seat is sold exactly once, and the first price you see is the price you pay.</p>
        <nav aria-label="Footer" className="flex gap-4">
          <Link to="/?choose" className="underline-offset-4 hover:underline">
            Cities
          </Link>
          <a href="/api/docs" className="underline-offset-4 hover:underline">
            API
          </a>
        </nav>
      </div>
    </footer>
  );
}
