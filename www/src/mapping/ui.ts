// Which file's columns are being mapped, and what has been chosen so far.

import type { MappingDraft } from "fordela";

export interface MappingUi {
  /** The file; the panel is closed without it. */
  file: string | undefined;
  draft: MappingDraft;
  /** Something that has to be there is told as missing only when it has been tried to do without. */
  tried: boolean;
}

export const MAPPING_START: MappingUi = { file: undefined, draft: {}, tried: false };
