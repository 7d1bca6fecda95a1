/** The side of a measured process, for the libraries that run in Node: its job, and its answers as one line of JSON each. */
import { peakMegabytes, timed } from './measure.js';

/** `measure` runs a step, `load` always and the others where the job asks for them, and gives its value; a step that fails is said. */
export function startJob() {
  const job = JSON.parse(process.argv[2]);
  const note = (step, answer) => console.log(JSON.stringify({ step, ...answer }));
  return {
    job,
    note,
    notePeak: (step) => note(step, { megabytes: peakMegabytes() }),
    async measure(step, work) {
      if (step !== 'load' && !job.steps.includes(step)) return undefined;
      try {
        const { value, seconds, cpuSeconds } = await timed(work);
        note(step, { seconds, cpuSeconds });
        return value;
      } catch (error) {
        if (step === 'load') throw error;
        note(step, { failed: error.message });
      }
    },
  };
}
