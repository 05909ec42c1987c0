/** More bars than these nobody tells apart, and a browser takes seconds to draw them: the server gives wider ones. */
export const MOST_BARS = 320;
