import { Icon } from '../../../../lib/ui/icons.tsx';
import type { Tool } from '../model/editor.ts';

const PATHS: Readonly<Record<Tool, string>> = {
  select: 'M5 3l11 7-5 1.200 3 4.800-2.200 1.300-2.900-4.900L5 16z',
  hand: 'M6 10V5.500a1.200 1.200 0 0 1 2.400 0V9V4a1.200 1.200 0 0 1 2.400 0v5V5a1.200 1.200 0 0 1 2.400 0v5V7.500a1.200 1.200 0 0 1 2.300 0V12c0 3.500-2 5.500-5 5.500-2.700 0-4-1.200-5.300-3.700L3.300 10.500c-.6-1.200.8-2 1.700-1z',
  rows: 'M3 5h3v3H3zM8.500 5h3v3h-3zM14 5h3v3h-3zM3 12h3v3H3zM8.500 12h3v3h-3zM14 12h3v3h-3z',
  seat: 'M6.500 4h7v7h-7zM5 14h10M10 11v6',
  area: 'M3 5h14v10H3zM8 9a1.500 1.500 0 1 0 .01 0M12.500 9a1.500 1.500 0 1 0 .01 0',
  stage: 'M2.500 6h15v5h-15zM5 14.500h10',
  'focal-point': 'M10 5.500a4.500 4.500 0 1 0 .01 0M10 2v3M10 15v3M2 10h3M15 10h3',
  paint: 'M12 3.500l4.500 4.500-7.500 7.500H4.500V11zM10 5.500l4.500 4.500',
};

export function ToolIcon({ tool }: { tool: Tool }) {
  return (
    <Icon>
      <path d={PATHS[tool]} />
    </Icon>
  );
}
