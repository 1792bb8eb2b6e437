/** Injection token of the store in which rendered documents lie. */
export const FILE_STORE = 'civiscore:fileStore';
