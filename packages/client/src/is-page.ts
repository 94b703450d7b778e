/** Whether this is a page or a worker in a browser, which has relative URLs, cookies, and origins. */
export const isPage: boolean = !!globalThis.location;
