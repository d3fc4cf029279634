// From which number on a number of people is published as it is.

export const LEAST_LIMIT = 3;
export const MOST_LIMIT = 20;
export const USUAL_LIMIT = 5;
