import { Icon } from './icons.tsx';

export function QrIcon() {
  return (
    <Icon>
      <path d="M3 3h5v5H3zM12 3h5v5h-5zM3 12h5v5H3zM12 12h2v2h-2zM17 12v5h-5M5.500 5.500h0M14.500 5.500h0M5.500 14.500h0" />
    </Icon>
  );
}
