import { fileTypeFromFile } from 'file-type';

const UNKNOWN = 'application/octet-stream';

/** What people send as evidence and what no browser runs. Everything else is bytes of which nothing is said. */
const HARMLESS: readonly RegExp[] = [
  /^application\/pdf$/,
  /^image\/(png|jpeg|gif|webp|tiff|bmp|heic|heif|avif)$/,
  /^application\/vnd\.openxmlformats-officedocument\.(spreadsheetml\.sheet|wordprocessingml\.document|presentationml\.presentation)$/,
  /^application\/vnd\.oasis\.opendocument\.(spreadsheet|text|presentation)$/,
  /^application\/(zip|x-cfb|rtf|epub\+zip)$/,
  /^(audio|video)\/[\w.+-]+$/,
];

/** The type that the bytes of a file tell. Its name and the type its sender declared are not asked. */
export async function sniffedType(path: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  return found && HARMLESS.some((type) => type.test(found.mime)) ? found.mime : UNKNOWN;
}
