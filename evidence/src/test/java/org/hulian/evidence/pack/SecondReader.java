package org.hulian.evidence.pack;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.jwat.common.Diagnosis;
import org.jwat.common.HttpHeader;
import org.jwat.warc.WarcReader;
import org.jwat.warc.WarcReaderFactory;
import org.jwat.warc.WarcRecord;

/** WARC files as JWAT reads them, which has nothing in common with the reader that we write by. */
final class SecondReader {
  /** It is older than WARC 1.1, says so of each record, and reads it as 1.0, of which it is. */
  private static final String NEWER = "Magic version number 1.1";

  private SecondReader() {}

  /**
   * One record.
   *
   * @param id WARC-Record-ID without brackets
   * @param offset of its gzip member, in bytes from the start of the file
   * @param said how long its block is by its head, and how long it was
   * @param block whether the digest of the block was recomputed and fits; absent without one
   * @param payload likewise, for the payload of an HTTP message
   * @param entity what was in it, HTTP's head taken off
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Seen(
      String id,
      String type,
      long offset,
      long said,
      long length,
      @Nullable Boolean block,
      @Nullable Boolean payload,
      byte[] entity) {}

  /**
   * All records of a file.
   *
   * @param complaints of anything that is not as WARC has it
   */
  static List<Seen> read(Path file, List<String> complaints) {
    List<Seen> seen = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        WarcReader reader = WarcReaderFactory.getReader(in)) {
      reader.setBlockDigestEnabled(true);
      reader.setPayloadDigestEnabled(true);
      for (WarcRecord record = reader.getNextRecord();
          record != null;
          record = reader.getNextRecord()) {
        seen.add(seen(record));
        complain(record, complaints);
      }
      if (!reader.isCompressed() || reader.diagnostics.hasErrors()) {
        complaints.add("the file: " + text(reader.diagnostics.getErrors()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return seen;
  }

  private static Seen seen(WarcRecord record) throws IOException {
    ByteArrayOutputStream entity = new ByteArrayOutputStream();
    long length = 0;
    if (record.hasPayload()) {
      try (InputStream content = record.getPayloadContent()) {
        content.transferTo(entity);
      }
      HttpHeader http = record.getHttpHeader();
      length = (long) entity.size() + (http == null ? 0 : http.getHeader().length);
    }
    record.close(); // digests are held against one another here
    return new Seen(
        String.valueOf(record.header.warcRecordIdUri),
        record.header.warcTypeStr,
        record.getStartOffset(),
        record.header.contentLength == null ? -1 : record.header.contentLength,
        length,
        record.isValidBlockDigest,
        record.isValidPayloadDigest,
        entity.toByteArray());
  }

  private static void complain(WarcRecord record, List<String> complaints) {
    List<Diagnosis> all = new ArrayList<>(record.diagnostics.getErrors());
    all.addAll(record.diagnostics.getWarnings());
    all.removeIf(one -> text(List.of(one)).contains(NEWER));
    if (!all.isEmpty()) {
      complaints.add(record.header.warcTypeStr + ": " + text(all));
    }
  }

  private static String text(List<Diagnosis> all) {
    StringBuilder text = new StringBuilder();
    for (Diagnosis one : all) {
      text.append(one.type).append(' ').append(one.entity);
      for (Object part : one.getMessageArgs()) {
        text.append(' ').append(part);
      }
      text.append("; ");
    }
    return text.toString();
  }
}
