import { compose, type HouseDeps } from './compose.ts';

/** Counts all reports anew; the house may be open meanwhile, in other processes. @returns what was counted, in words */
export async function recountReports(deps: HouseDeps): Promise<string> {
  const house = await compose(deps);
  const counted = new Map<string, number>();
  await house
    .recountReports((source, items) => counted.set(source, (counted.get(source) ?? 0) + items))
    .finally(house.stop);
  const words = [...counted].map(([source, items]) => `${items} ${source}`);
  return `Counted anew: ${words.join(', ')}.`;
}
