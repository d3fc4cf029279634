// What every chart has: a heading that says what it shows, a line for measure and unit, the drawing with a title and a
// description for those who do not see it, and a source. Places along are in per cent, heights and type in pixels: then the
// type is as large on a phone as on a screen.

import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";

export interface Figure {
  /** Unique on the page. */
  id: string;
  heading: string;
  sub: string;
  title: string;
  description: string;
  source?: string;
  legend?: TemplateResult;
}

export function figure({ id, heading, sub, title, description, source, legend }: Figure, height: number, drawing: SVGTemplateResult): TemplateResult {
  return html`<figure class="fd-chart" data-chart=${id}>
    <figcaption><h3 class="fd-chart__title">${heading}</h3><p class="fd-chart__sub">${sub}</p></figcaption>
    ${legend ?? nothing}
    <svg height=${height} role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d">
      <title id="${id}-t">${title}</title>
      <desc id="${id}-d">${description}</desc>
      ${drawing}
    </svg>
    ${source ? html`<p class="fd-src">${source}</p>` : nothing}
  </figure>`;
}
