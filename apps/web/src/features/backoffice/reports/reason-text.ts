import { useReportWords } from './words/report-words.ts';

/** Why money goes back, in words; a reason that nobody has words for as it stands in the books. */
export function useReasonText(): (reason: string) => string {
  return useKnownText('reason');
}

/** Who moves money, in words, or by the name it has in the books. */
export function useProviderText(): (provider: string) => string {
  return useKnownText('provider');
}

function useKnownText(area: 'reason' | 'provider'): (name: string) => string {
  const { say } = useReportWords();
  return (name) => {
    const known = area === 'reason' ? `reason.${name}` : `provider.${name}`;
    const said = say(known as 'reason.seats-gone');
    return said === known ? name : said;
  };
}
