// npm run rehearse -- --show <id>: plays an on-sale on a copy of the show; see docs/runbooks/rehearse-an-on-sale.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOperator, readOptions, USAGE, UsageError } from './options.ts';
import { drawPlot } from './plot.ts';
import { plotsOf } from './plots-of.ts';
import { rehearse } from './rehearsal.ts';
import { writeReport } from './report.ts';
import { Halt } from './stage.ts';
import { judge } from './verdict.ts';

const EXIT_CODE_NO_GO = 1;
const EXIT_CODE_USAGE = 2;

try {
  const args = process.argv.slice(2);
  const options = readOptions(args, new Date().toISOString().slice(0, 10));
  const operator = readOperator(args, process.env['REHEARSE_OPERATOR']);
  const played = await rehearse(options, operator, (line) => console.log(line));
  const verdict = judge(played);
  const plots = plotsOf(played);
  mkdirSync(options.folder, { recursive: true });
  for (const [name, plot] of Object.entries(plots)) {
    writeFileSync(join(options.folder, `${name}.svg`), drawPlot(plot));
  }
  const file = join(options.folder, 'report.md');
  writeFileSync(file, writeReport(played, verdict, plots));
  console.log();
  for (const law of verdict.laws) {
    console.log(`  ${law.faults.length === 0 ? 'held  ' : 'BROKEN'} ${law.name} (${law.counted})`);
  }
  for (const reason of verdict.reasons) console.log(`  ${reason}`);
  console.log(`\n${verdict.go ? 'GO' : 'NO GO'}: ${file}`);
  process.exit(verdict.go ? 0 : EXIT_CODE_NO_GO);
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof Halt)) throw error;
  console.error(error.message);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  // Whoever still stands in line is not waited for.
  process.exit(error instanceof UsageError ? EXIT_CODE_USAGE : EXIT_CODE_NO_GO);
}
