/** From here on content is good; below the other it costs sales. */
const good = 80;
const poor = 60;

export const scoreTone = (score: number) => (score >= good ? 'calm' : score >= poor ? 'warn' : 'bad');
