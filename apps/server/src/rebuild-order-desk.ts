import { compose, type HouseDeps } from './compose.ts';

/** Makes the desk's search anew; the house may be open meanwhile, in other processes. @returns what was kept, in words */
export async function rebuildOrderDesk(deps: HouseDeps): Promise<string> {
  const house = await compose(deps);
  let kept = 0;
  const count = (orders: number) => {
    kept += orders;
  };
  await house.rebuildOrderDesk(count).finally(house.stop);
  return `The desk can find ${kept} orders.`;
}
