import { Icon } from './icons.tsx';

export function ShareIcon() {
  return (
    <Icon>
      <path d="M10 12.500V3M6.500 6 10 2.500 13.500 6M5 9H3.500v8h13V9H15" />
    </Icon>
  );
}
