import { type ReactNode, useEffect, useRef } from 'react';

interface StateScreenProps {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** One state of buying, told calmly. Takes the focus when what had it is gone from the page. */
export function StateScreen({ icon, title, children, action }: StateScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <section className="mx-auto flex w-full max-w-md flex-col items-center gap-4 py-8 text-center sm:py-12">
      <span className="flex size-18 items-center justify-center rounded-full border-4 border-dotted border-bulb bg-raised text-bulb [&>svg]:size-8">
        {icon}
      </span>
      <h2
        ref={heading}
        tabIndex={-1}
        className="max-w-full font-sign text-2xl break-words text-bulb outline-none sm:text-3xl"
      >
        {title}
      </h2>
      {children && (
        <div className="flex w-full flex-col items-center gap-3 text-muted">{children}</div>
      )}
      {action && (
        <div className="mt-2 flex w-full flex-col items-stretch gap-3 sm:max-w-xs">{action}</div>
      )}
    </section>
  );
}
