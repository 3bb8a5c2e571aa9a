import type { Head } from './table-frame.tsx';

/** The head above the boxes of rows that can be chosen. */
export function chooseHead(name: string): Head {
  return { name, className: 'w-14 pl-4', isUnseen: true };
}

interface ChooseRowProps {
  label: string;
  checked: boolean;
  onChange: () => void;
}

/** The box of a row, above the link that the row is. */
export function ChooseRow({ label, checked, onChange }: ChooseRowProps) {
  return (
    <td className="w-14 py-3 pl-4">
      <input
        type="checkbox"
        aria-label={label}
        {...{ checked, onChange }}
        className="relative z-10 block size-6 accent-marquee"
      />
    </td>
  );
}
