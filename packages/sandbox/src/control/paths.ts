/** Where the control surface lies, apart from the API's paths. */
export const controlPath = "/_sandbox/";
