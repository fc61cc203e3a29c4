import { judgeCorpus, told } from './judge-corpus.ts';

/** `npm run corpus -- [count] [seed]`: judges a corpus of spoiled batches and tells what became of them. */
const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const began = performance.now();
const { verdicts, failures } = await judgeCorpus(seed, count);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(`${count} bodies of seed ${seed} in ${seconds} s: ${JSON.stringify(verdicts)}`);
for (const failure of failures) console.error(`\n${told(failure)}`);
if (failures.length > 0) process.exitCode = 1;
