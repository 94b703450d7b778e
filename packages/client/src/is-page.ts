/** Whether this is a page or a worker of a browser, where relative URLs, cookies and other origins exist. */
export const isPage = !!globalThis.location;
