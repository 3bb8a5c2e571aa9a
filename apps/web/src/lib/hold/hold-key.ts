/** Under which the answers about a hold are kept, whoever asked. */
export const holdKey = (holdId: string) => ['hold', holdId] as const;
