import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FormatError, type Note, parseCheckpoint, parseNote } from '#ledger';
import { ProblemException } from '../../shared/problem.js';
import { keepCosignatures } from '../sequencing/cosignatures.js';

/** Takes cosignatures that witnesses bring by themselves. */
@Injectable()
export class CosignaturesService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Keeps the cosignatures of registered witnesses under a checkpoint of this log, and gives their names. Throws the
   * problems `checkpointUnknown` and `notCosigned`.
   */
  async accept(note: string): Promise<readonly string[]> {
    const { size, given } = read(note);
    const { manager } = this.dataSource;
    const [own]: { readonly size: string; readonly note: string }[] = await manager.query(
      `SELECT size, note FROM ledger_checkpoint WHERE size = $1 AND note IS NOT NULL`,
      [size],
    );
    if (!own || parseNote(own.note).text !== given.text) throw new ProblemException(422, 'checkpointUnknown');
    const accepted = await keepCosignatures(manager, own, given.signatures);
    if (accepted.length === 0) throw new ProblemException(422, 'notCosigned');
    return accepted.map(({ name }) => name);
  }
}

function read(note: string): { readonly size: number; readonly given: Note } {
  try {
    const given = parseNote(note);
    return { size: parseCheckpoint(given.text).size, given };
  } catch (error) {
    if (error instanceof FormatError) throw new ProblemException(422, 'checkpointUnknown');
    throw error;
  }
}
