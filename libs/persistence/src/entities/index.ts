import { AssessmentRecord, ProfileFigureRecord } from './assessment.entity.js';
import { DocumentFileRecord, EditionRecord, EditionValueRecord } from './edition.entity.js';
import { EntryRecord, EntryRevisionRecord } from './entry.entity.js';
import {
  ApiToken,
  BenchmarkSetVersion,
  CatalogueEdition,
  City,
  MaturityModelVersion,
  Programme,
} from './reference.entity.js';

/** Every table of Civiscore. */
export const entities = [
  CatalogueEdition,
  BenchmarkSetVersion,
  MaturityModelVersion,
  Programme,
  City,
  ApiToken,
  AssessmentRecord,
  ProfileFigureRecord,
  EntryRecord,
  EntryRevisionRecord,
  EditionRecord,
  EditionValueRecord,
  DocumentFileRecord,
];
