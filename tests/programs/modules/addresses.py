# ipaddress: addresses, networks and interfaces, and what is said of wrong ones
import ipaddress as ip
import pickle
from ipaddress import *
def show(*texts):
    for text in texts:
        try: print(text, '->', repr(eval(text))[:300])
        except Exception as error: print(text, '!!', type(error).__name__, error)
for bad in ('x','1.2.3','1.2.3.256','1.2.3.a','1.2.3.','1.2.3.1234','01.2.3.4','1.2.3.4/24','','::g','1:2','1::2::3','12345::','1:2:3:4:5:6:7','1:2:3:4:5:6:7:8:9',':1:2:3:4:5:6:7','1:2:3:4:5:6:7:','::1.2.3.4','::1.2.3','fe80::1%eth0','fe80::1%',':::','1:2:3:4:5:6:7::8','1:2:3:4:5:6:7::'):
    show(f'ip_address({bad!r})', f'IPv4Address({bad!r})', f'IPv6Address({bad!r})')
show('IPv4Address(-1)','IPv4Address(2**32)','IPv4Address(b"abc")','IPv6Address(2**128)','IPv4Address(3232235777)','IPv4Address(b"\\x7f\\0\\0\\1")','ip_address(2**40)','ip_address(5)')
for a in ('192.168.1.1','8.8.8.8','127.0.0.1','224.0.0.1','169.254.1.1','0.0.0.0','240.0.0.1','100.64.0.1','10.0.0.1','172.31.255.255','255.255.255.255','::1','::','fe80::1','ff02::1','2001:db8::1','fc00::1','2001:4860:4860::8888','::ffff:1.2.3.4','2002:102:304::','2001:0:0:1:0:0:0:1','1:0:0:2:0:0:0:0'):
    a=ip_address(a); print(a,repr(a),a.version,a.max_prefixlen,int(a),a.packed,a.exploded,a.compressed,a.reverse_pointer,a.is_private,a.is_global,a.is_multicast,a.is_reserved,a.is_link_local,a.is_loopback,a.is_unspecified,hash(a)==hash(ip_address(str(a))))
a=IPv4Address('10.0.0.5')
show('a+1','a-6','a<IPv4Address("10.0.0.6")','a==IPv4Address("10.0.0.5")','a=="10.0.0.5"','a<5','a<IPv6Address("::1")','sorted([a,a-3,a+2])','f"{a:b}"','f"{a:#x}"','f"{a:>15}"','f"{a:n}"','f"{a:_X}"','f"{IPv6Address(1):x}"','{a:1}[a]','pickle.loads(pickle.dumps(a))','a>=a-1','bool(a)','a+"x"','IPv4Address("255.255.255.255")+1','IPv6Address("::ffff:1.2.3.4").ipv4_mapped','IPv6Address("2002:102:304::").sixtofour','v4_int_to_packed(1)')
n=ip_network('192.168.0.0/29'); m=IPv6Network('2001:db8::/126')
show('n','str(n)','list(n)','list(n.hosts())','n.netmask','n.hostmask','n.broadcast_address','n.network_address','n.num_addresses','n.prefixlen','n.with_netmask','n.with_hostmask','n[1]','n[-1]','n[9]','a in n','IPv4Address("192.168.0.3") in n','list(n.subnets())','list(n.subnets(2))','list(n.subnets(new_prefix=31))','n.supernet()','n.supernet(new_prefix=24)','n.overlaps(ip_network("192.168.0.4/30"))','ip_network("192.168.0.4/30").subnet_of(n)','n.supernet_of(ip_network("192.168.0.4/30"))','list(n.address_exclude(ip_network("192.168.0.4/30")))','n.is_private','n<ip_network("192.168.1.0/24")','n==ip_network("192.168.0.0/255.255.255.248")','ip_network("192.168.1.1/24")','ip_network("192.168.1.1/24",strict=False)','ip_network("x")','IPv4Network("1.2.3.0/33")','IPv4Network("1.2.3.0/x")','IPv4Network("1.2.3.0/255.0.255.0")','IPv4Network("1.2.3.0/24/2")','IPv4Network("10.0.0.0/0.255.255.255")','IPv4Network("1.2.3.4")','IPv4Network(("10.0.0.0",8))','list(m.hosts())','m.num_addresses','m.exploded','IPv6Network("::1/129")','list(n.subnets(new_prefix=20))','n.supernet(40)','hash(n)==hash(ip_network("192.168.0.0/29"))','len(list(ip_network("10.0.0.0/30").hosts()))','list(ip_network("10.0.0.0/31").hosts())','list(ip_network("10.0.0.0/32").hosts())')
i=ip_interface('192.168.1.5/24')
show('i','i.ip','i.network','i.netmask','i.with_prefixlen','i.with_netmask','i==IPv4Interface("192.168.1.5/24")','i<IPv4Interface("192.168.1.6/24")','str(i)','IPv6Interface("2001:db8::1/64")','ip_interface("y")','i.hostmask','isinstance(i,IPv4Address)','i.is_private')
show('list(summarize_address_range(IPv4Address("192.0.2.0"),IPv4Address("192.0.2.130")))','list(collapse_addresses([ip_network("10.0.0.0/25"),ip_network("10.0.0.128/25"),IPv4Address("10.0.1.0")]))','list(summarize_address_range(a,a-1))','list(collapse_addresses([]))','sorted([i.network,n],key=get_mixed_type_key)','list(summarize_address_range(n,n))','list(summarize_address_range(IPv4Address(0),IPv4Address(2**32-1)))')
