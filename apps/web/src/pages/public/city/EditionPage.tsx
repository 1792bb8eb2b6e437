import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { cityQuery, editionQuery } from '../../../api/queries.js';
import { useText } from '../../../language.js';
import { EditionView } from './EditionView.js';

/** One edition by its identifier: the address to cite, which never shows anything else. */
export function EditionPage() {
  const { language } = useText();
  const { id = '' } = useParams();
  const edition = useQuery(editionQuery(id, language));
  const slug = edition.data?.city.slug ?? '';
  const city = useQuery({ ...cityQuery(slug), enabled: slug !== '' });
  return <EditionView id={id} editions={city.data?.editions ?? []} />;
}
