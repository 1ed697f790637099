"""What os, pwd and sys tell of the system and of statuses; what a robots.txt allows."""
import grp
import os
import pwd
import sys
import urllib.robotparser
print(os.WEXITSTATUS(768), os.WIFEXITED(768), os.WIFSIGNALED(9), os.WTERMSIG(9), os.waitstatus_to_exitcode(256), os.waitstatus_to_exitcode(9))
print(os.EX_OK, os.EX_USAGE, os.EX_CONFIG, os.O_NONBLOCK, os.WNOHANG, os.makedev(8, 1), os.major(2049), os.minor(2049))
print(os.getuid() == os.geteuid(), pwd.getpwuid(os.getuid()).pw_uid == os.getuid(), type(os.getppid()), len(os.getloadavg()), os.getcwdb() == os.getcwd().encode(), os.get_exec_path({'PATH': 'a:b'}))
print(pwd.getpwnam('root')[:1], pwd.getpwnam('root').pw_dir, grp.getgrgid(0).gr_name)
for wrong in lambda: pwd.getpwnam('nobody-of-this-name'), lambda: pwd.getpwuid(987654), lambda: grp.getgrnam('no-such-group'):
    try:
        wrong()
    except KeyError as error:
        print(error)
print(len(os.times()), os.times()._fields if hasattr(os.times(), '_fields') else 'none', os.times().children_user >= 0)
print({'os', 'sys', 'tkinter', 'asyncio', 'sqlite3', 're', 'zipfile'} <= sys.stdlib_module_names, 'numpy' in sys.stdlib_module_names)
robots = urllib.robotparser.RobotFileParser('http://example.org/robots.txt')
robots.parse('''User-agent: bad
Disallow: /

User-agent: *
Crawl-delay: 3
Request-rate: 2/5
Disallow: /private
Allow: /private/open # a comment

Sitemap: http://example.org/map.xml'''.splitlines())
print(robots.can_fetch('bad', 'http://example.org/x'), robots.can_fetch('good', '/private/x'), robots.can_fetch('good', 'http://example.org/public'), robots.crawl_delay('good'), robots.request_rate('good'), robots.site_maps())
print(robots)
print(len(sys.stdlib_module_names))
