/** Timing that survives a noisy machine: many short rounds of each candidate in turn, medians, ratios within a round. */
import { performance } from 'node:perf_hooks';

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Seconds one call takes, from a round of about `seconds`. */
function timeOnce(run, seconds) {
  let calls = 0;
  let batch = 1;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < seconds * 1000) {
    for (let i = 0; i < batch; i++) run();
    calls += batch;
    batch = Math.min(batch * 2, 1000);
    elapsed = performance.now() - start;
  }
  return elapsed / 1000 / calls;
}

/** Medians of seconds per call over `rounds` rounds in which every candidate takes its turn, after a warm-up. */
export function compare(candidates, { rounds = 9, seconds = 0.2 } = {}) {
  for (const { run } of candidates) timeOnce(run, 0.5);
  const times = candidates.map(() => []);
  for (let round = 0; round < rounds; round++) {
    candidates.forEach(({ run }, index) => times[index].push(timeOnce(run, seconds)));
  }
  return candidates.map(({ name }, index) => ({
    name,
    seconds: median(times[index]),
    ratioToFirst: median(times[index].map((time, round) => time / times[0][round])),
  }));
}

/** Milliseconds of each of `runs` awaited calls, after `warmUp` of them. */
export async function timeEach(run, { runs = 21, warmUp = 5 } = {}) {
  for (let i = 0; i < warmUp; i++) await run(i);
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await run(i);
    times.push(performance.now() - start);
  }
  return { median: median(times), min: Math.min(...times), max: Math.max(...times) };
}
