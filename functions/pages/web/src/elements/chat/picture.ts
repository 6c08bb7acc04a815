// A photo made anew, so that nothing but what it shows is sent.

/** How long its longer side may be, in pixels. */
const LONGEST = 1600;

/** How well it is kept, from the first that is small enough. */
const QUALITIES = [0.85, 0.7, 0.5];
const LARGEST = 1_500_000;

/** Draws a picture again and gives it as a JPEG: place, time and device stood in
 * the file around it, and none of that is drawn. */
export async function redrawn(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    // What is see-through would be black.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await encoded(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function encoded(canvas: HTMLCanvasElement): Promise<Blob> {
  let smallest: Blob | undefined;
  for (const quality of QUALITIES) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!blob) throw new Error("not encoded");
    smallest = blob;
    if (blob.size <= LARGEST) break;
  }
  if (!smallest) throw new Error("not encoded");
  return smallest;
}
