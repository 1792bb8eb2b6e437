/** What time it is. Tests set it; the program takes the computer's clock. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
