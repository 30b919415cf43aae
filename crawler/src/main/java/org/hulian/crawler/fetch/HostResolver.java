package org.hulian.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host by its name. */
@FunctionalInterface
public interface HostResolver {
  /** The system's own way. */
  HostResolver SYSTEM = InetAddress::getAllByName;

  InetAddress[] resolve(String host) throws UnknownHostException;
}
