// A copy of a rule set as it was opened lies beside the changed one under this ending of its id.

export const COPY = "-som-oppnad";
export const isCopyOf = (id: string, of: string): boolean => id === of + COPY;
