package org.hulian.app.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on the loopback address that takes everything (RFC 5321). */
final class MailCatcher implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<String> mails = new CopyOnWriteArrayList<>();

  MailCatcher() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  URI address() {
    return URI.create("smtp://127.0.0.1:" + socket.getLocalPort());
  }

  List<String> mails() {
    return mails;
  }

  private void accept() {
    try {
      while (true) {
        try (Socket client = socket.accept()) {
          talk(client);
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    PrintWriter out = new PrintWriter(client.getOutputStream(), true, UTF_8);
    out.print("220 catcher\r\n");
    out.flush();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      boolean data = line.equals("DATA");
      out.print((data ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine") + "\r\n");
      out.flush();
      if (data) {
        StringBuilder mail = new StringBuilder();
        for (String text = in.readLine(); !".".equals(text) && text != null; text = in.readLine()) {
          mail.append(text).append('\n');
        }
        mails.add(mail.toString());
        out.print("250 taken\r\n");
        out.flush();
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
