import type { Picture } from "../state/types.ts";
import type { World } from "../world.ts";
import type { UploadedFile } from "../rules/upload.ts";

/** A placeholder for an uploaded file. Its URL is in the domain that is reserved for examples, which has no server. */
export function pictureOf(world: World, prefix: string, { type, size, sum }: UploadedFile): Picture {
  const id = world.newId(prefix);
  const [, ending = ""] = type.split("/");
  return { id, url: `https://example.com/sandbox/${id}.${ending === "jpeg" ? "jpg" : ending}`, size, sum };
}

/** Whether a file has the same bytes as the picture. */
export function isSame(picture: Picture | null | undefined, { size, sum }: UploadedFile): boolean {
  return picture?.size === size && picture.sum === sum;
}
