package wolfhound.engine.inventory;

import static wolfhound.engine.inventory.Product.of;

import java.util.List;

/// How products say their names, a line each: user agents, banners, DHCP vendor classes, the names
/// that SMB gives. `#` stands for a version. The vendor and the product are as the official CPE
/// dictionary spells them.
final class Products {
    /// What calls itself Chrome or Safari and is another.
    private static final String CHROMES =
            "Edge?/|EdgA|EdgiOS|OPR/|SamsungBrowser|YaBrowser|Vivaldi";

    /// How Java alone counts: `1.7.0_17`.
    private static final String JAVA = "([0-9]{1,2}(?:\\.[0-9]{1,3}){0,3})(?:_([0-9]{1,4}))?";

    static final List<Product> ALL =
            List.of(
                    // Browsers
                    app("microsoft:internet_explorer", "Trident/4\\.0").version("8"),
                    app("microsoft:internet_explorer", "Trident/5\\.0").version("9"),
                    app("microsoft:internet_explorer", "Trident/6\\.0").version("10"),
                    app("microsoft:internet_explorer", "Trident/7\\.0").version("11"),
                    app("microsoft:internet_explorer", "MSIE ([5-9]|10)\\.[0-9]")
                            .unless("Trident/|Opera"),
                    app("microsoft:edge", "Edge/#"),
                    app("microsoft:edge_chromium", "Edg(?:A|iOS)?/#"),
                    app("google:chrome", "(?:Chrome|CriOS)/#").unless(CHROMES),
                    app("mozilla:firefox", "(?:Firefox|FxiOS)/#").unless("Seamonkey"),
                    app("apple:safari", "Version/# (?:Mobile/[0-9A-Za-z]{1,12} )?Safari/")
                            .unless(CHROMES + "|Chrome|Android"),
                    app("opera:opera_browser", "(?:OPR|Opera)/#"),
                    app("samsung:internet", "SamsungBrowser/#"),
                    app("yandex:yandex_browser", "YaBrowser/#"),
                    // What browsers run
                    app("oracle:jre", "Java[/ ]?" + JAVA).updates("update_"),
                    app("adobe:flash_player", "(?:X-Flash-Version: |Shockwave Flash )#"),
                    app("microsoft:silverlight", "Silverlight[/ ]#"),
                    app("apple:quicktime", "QuickTime[/ ]#"),
                    app("adobe:acrobat_reader", "(?:AcroRd32|Adobe Reader)[/ ]#"),
                    app("microsoft:windows_media_player", "(?:Windows-Media-Player|NSPlayer)/#"),
                    app("apple:itunes", "iTunes/#"),
                    app("videolan:vlc_media_player", "(?:VLC|vlc)/#"),
                    // Mail and office
                    app("microsoft:outlook", "Microsoft Outlook #"),
                    app("microsoft:outlook_express", "Microsoft Outlook Express #"),
                    app("mozilla:thunderbird", "Thunderbird/#"),
                    app("microsoft:office", "(?:Microsoft Office|ms-office; MSOffice)[/ ]#"),
                    // Tools and libraries
                    app("haxx:curl", "(?:^|\\s)curl/#"),
                    app("haxx:libcurl", "libcurl/#"),
                    app("gnu:wget", "(?i:^Wget)/#"),
                    app("python:requests", "python-requests/#"),
                    app("python:urllib3", "(?:python-)?urllib3/#"),
                    app("python:python", "Python(?:-urllib)?/#"),
                    app("aiohttp:aiohttp", "aiohttp/#"),
                    app("golang:go", "Go-http-client"),
                    app("nodejs:node.js", "(?i:node(?:\\.js)?)/#"),
                    app("perl:libwww-perl", "libwww-perl/#"),
                    app("microsoft:powershell", "WindowsPowerShell/#"),
                    app("microsoft:.net_framework", "\\.NET CLR #"),
                    app("git-scm:git", "^git/#"),
                    app("debian:advanced_package_tool", "APT(?:-HTTP)?/#"),
                    app("apache:subversion", "^SVN/#"),
                    app("nmap:nmap", "Nmap Scripting Engine"),
                    app("tenable:nessus", "Nessus(?:/#)?"),
                    app("winscp:winscp", "WinSCP_release_#"),
                    app("putty:putty", "PuTTY_Release_#"),
                    app("filezilla-project:filezilla_client", "FileZilla[/ ]#")
                            .unless("FileZilla Server"),
                    app("libssh2:libssh2", "libssh2_#"),
                    app("libssh:libssh", "libssh[_-]#"),
                    app("paramiko:paramiko", "paramiko_#"),
                    // Servers
                    app(
                            "openbsd:openssh",
                            "OpenSSH_(?:for_Windows_)?([0-9]{1,2}\\.[0-9]{1,2}(?:\\.[0-9]{1,2})?)(p[0-9]{1,2})?"),
                    app("dropbear_ssh_project:dropbear_ssh", "dropbear(?:_#)?"),
                    app("cisco:ios", "SSH-[0-9.]{1,5}-Cisco-#"),
                    app("apache:http_server", "Apache/#"),
                    app("f5:nginx", "nginx(?:/#)?"),
                    app("microsoft:internet_information_services", "Microsoft-IIS/#"),
                    app("lighttpd:lighttpd", "lighttpd/#"),
                    app("eclipse:jetty", "Jetty[(/]#"),
                    app("apache:tomcat", "Apache(?:-Coyote| Tomcat(?:/#)?)"),
                    app("litespeedtech:litespeed_web_server", "LiteSpeed(?:/#)?"),
                    app("embedthis:goahead", "GoAhead(?:-Webs|-http)?(?:/#)?"),
                    app("boa:boa", "Boa/#"),
                    app("php:php", "PHP/#"),
                    app("openssl:openssl", "OpenSSL/#"),
                    app("squid-cache:squid", "[Ss]quid/#"),
                    app("samba:samba", "Samba #"),
                    app("busybox:busybox", "(?:BusyBox v|udhcpc? |udhcp )#"),
                    app("thekelleys:dnsmasq", "dnsmasq-#"),
                    app("dhcpcd_project:dhcpcd", "dhcpcd[- ]#"),
                    app("isc:dhcp", "isc-dhcp(?:-client)?[- ]#"),
                    app("proftpd:proftpd", "ProFTPD #"),
                    app("vsftpd_project:vsftpd", "vsFTPd #"),
                    app("pureftpd:pure-ftpd", "Pure-FTPd"),
                    app("filezilla-project:filezilla_server", "FileZilla Server(?: version)? #"),
                    app("microsoft:ftp_service", "Microsoft FTP Service"),
                    app("exim:exim", "Exim #"),
                    app("postfix:postfix", "ESMTP Postfix"),
                    app("sendmail:sendmail", "Sendmail(?: #)?"),
                    app(
                            "microsoft:exchange_server",
                            "Microsoft (?:ESMTP MAIL|Exchange)(?:[ -~]{0,60}?[Vv]ersion:? #)?"),
                    app("dovecot:dovecot", "Dovecot ready|\\(Dovecot\\)"),
                    app("courier-mta:courier-imap", "Courier-IMAP ready"),
                    app("realvnc:realvnc", "RealVNC/#"),
                    app("digium:asterisk", "Asterisk PBX #"),
                    // Systems: Windows by the number of its kernel, which a server shares
                    system("microsoft:windows_98", "Windows 98"),
                    system("microsoft:windows_me", "Win 9x 4\\.90"),
                    system("microsoft:windows_2000", "Windows (?:NT 5\\.0|2000 [0-9])"),
                    system(
                                    "microsoft:windows_xp",
                                    "Windows (?:(?:NT )?5\\.1|XP|2002)|CryptoAPI/5\\.131\\.2600")
                            .unless("LAN Manager"),
                    system(
                            "microsoft:windows_server_2003",
                            "Windows (?:NT 5\\.2|Server 2003)|CryptoAPI/5\\.131\\.3790"),
                    system("microsoft:windows_vista", "Windows (?:NT 6\\.0|Vista)|CryptoAPI/6\\.0"),
                    system(
                            "microsoft:windows_server_2008",
                            "Windows Server \\(R\\) 2008|Windows Server 2008"),
                    system(
                            "microsoft:windows_7",
                            "Windows (?:NT 6\\.1|7)(?![0-9])|CryptoAPI/6\\.1"),
                    system(
                            "microsoft:windows_8",
                            "Windows (?:NT 6\\.2|8)(?![0-9.])|CryptoAPI/6\\.2"),
                    system("microsoft:windows_8.1", "Windows (?:NT 6\\.3|8\\.1)|CryptoAPI/6\\.3"),
                    system("microsoft:windows_server_2012", "Windows Server 2012"),
                    system("microsoft:windows_server_2016", "Windows Server 2016"),
                    system("microsoft:windows_server_2019", "Windows Server 2019"),
                    system(
                            "microsoft:windows_10",
                            "Windows (?:NT 10\\.0|10)(?![0-9])|CryptoAPI/10\\.0"),
                    system("microsoft:windows", "^MSFT 5\\.0|Windows Phone"),
                    system(
                            "apple:iphone_os",
                            "(?:iPhone )?OS ([0-9]{1,2}(?:_[0-9]{1,2}){1,2}) like Mac OS X"),
                    system("apple:macos", "Mac OS X ([0-9]{1,2}(?:[_.][0-9]{1,3}){1,2})"),
                    system("apple:macos", "Darwin/[0-9]").unless("Mac OS X|iPhone|iPad"),
                    system("google:android", "(?:Android |android-dhcp-)#"),
                    system("canonical:ubuntu_linux", "Ubuntu(?:/#)?"),
                    system("debian:debian_linux", "Debian"),
                    system("redhat:enterprise_linux", "\\(Red Hat"),
                    system("centos:centos", "\\(CentOS\\)"),
                    system("freebsd:freebsd", "FreeBSD"),
                    system("linux:linux_kernel", "Linux (?:x86_64|i[3-6]86|armv|aarch64|mips)")
                            .unless("Android"));

    private Products() {}

    private static Product app(String name, String says) {
        return of('a', name, says);
    }

    private static Product system(String name, String says) {
        return of('o', name, says);
    }
}
