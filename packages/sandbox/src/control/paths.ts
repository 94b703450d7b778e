/** The path of the control surface, apart from the API's paths. */
export const controlPath = "/_sandbox/";
