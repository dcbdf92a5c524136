"""Makes the images of this folder that expected-more.txt lists, and that file; needs Pillow (12.3.0 was used).

They are what make.py does not have: interlaced PNG, palettes of 1 to 4 bits, colour profiles and gamma, a colour that is transparent,
CMYK without a marker, progressive and restarted JPEG, further GIF and BMP, images of another format than their name says. A line has the
form that make.py explains.
"""
import struct, zlib, random
from PIL import Image, ImageCms
random.seed(2)
W,H=23,17
px=lambda x,y:((x*11+random.randint(0,20))%256,(y*15+random.randint(0,20))%256,(255-x*6-y*6+random.randint(0,20))%256)
rgb=[[px(x,y) for x in range(W)] for y in range(H)]
grey=[[min(255,x*8+y*4+random.randint(0,20)) for x in range(W)] for y in range(H)]
im=Image.new('RGB',(W,H)); im.putdata([p for r in rgb for p in r])
gi=Image.new('L',(W,H)); gi.putdata([p for r in grey for p in r])
def chunk(t,d): return struct.pack(">I",len(d))+t+d+struct.pack(">I",zlib.crc32(t+d))
def packed(values,bits):
    s="".join(format(int(v),f"0{bits}b") for v in values); s+="0"*(-len(s)%8)
    return bytes(int(s[i:i+8],2) for i in range(0,len(s),8))
PASSES=[(0,0,8,8),(4,0,8,8),(0,4,4,8),(2,0,4,4),(0,2,2,4),(1,0,2,2),(0,1,1,2)]
def png(name,colour,depth,rowbytes,pixels,chunks=b"",interlace=0):
    """rowbytes: list of pixels -> bytes"""
    if interlace:
        body=b""
        for x0,y0,dx,dy in PASSES:
            for y in range(y0,H,dy):
                row=[pixels[y][x] for x in range(x0,W,dx)]
                if row: body+=b"\0"+rowbytes(row)
    else: body=b"".join(b"\0"+rowbytes(r) for r in pixels)
    open(name,"wb").write(b"\x89PNG\r\n\x1a\n"+chunk(b"IHDR",struct.pack(">IIBBBBB",W,H,depth,colour,0,0,interlace))+chunks+chunk(b"IDAT",zlib.compress(body))+chunk(b"IEND",b""))
b3=lambda row:b"".join(bytes(p) for p in row)
png("rgb-interlaced.png",2,8,b3,rgb,interlace=1)
png("grey-interlaced.png",0,8,bytes,grey,interlace=1)
png("grey2-interlaced.png",0,2,lambda r:packed([v>>6 for v in r],2),grey,interlace=1)
png("rgb16-interlaced.png",2,16,lambda r:b"".join(struct.pack(">3H",*[c*256+77 for c in p]) for p in r),rgb,interlace=1)
for bits in (1,2,4):
    n=1<<bits; pal=bytes(random.randint(0,255) for _ in range(3*n))
    png(f"palette{bits}.png",3,bits,lambda r:packed([v>>(8-bits) for v in r],bits),grey,chunk(b"PLTE",pal))
pal=bytes(random.randint(0,255) for _ in range(48))
png("palette4-interlaced.png",3,4,lambda r:packed([v>>4 for v in r],4),grey,chunk(b"PLTE",pal),interlace=1)
png("rgb-gamma.png",2,8,b3,rgb,chunk(b"gAMA",struct.pack(">I",100000)))
png("rgb-srgb.png",2,8,b3,rgb,chunk(b"sRGB",b"\0")+chunk(b"gAMA",struct.pack(">I",45455)))
png("grey-transparent.png",0,8,bytes,grey,chunk(b"tRNS",struct.pack(">H",grey[3][4])))
icc=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
im.save("rgb-profile.png",icc_profile=icc); im.save("rgb-profile.jpg",icc_profile=icc,quality=90)
gi.save("grey-progressive.jpg",quality=90,progressive=True)
def segs(d):
    at,p=2,[]
    while d[at+1]!=0xDA:
        l=struct.unpack(">H",d[at+2:at+4])[0]; p.append((d[at+1],d[at:at+2+l])); at+=2+l
    return p,d[at:]
c=Image.new('CMYK',(W,H)); c.putdata([( (x*9)%256,(y*13)%256,max(0,200-x*5),(y*5)%256) for y in range(H) for x in range(W)])
c.save("t.jpg",quality=90); p,r=segs(open("t.jpg","rb").read())
open("cmyk-unmarked.jpg","wb").write(b"\xff\xd8"+b"".join(b for t,b in p if t!=0xEE)+r)
c.save("cmyk-progressive.jpg",quality=90,progressive=True)
im.save("rgb-restart.jpg",quality=90,restart_marker_rows=1)
im.save("rgb-optimized.jpg",quality=75,optimize=True,subsampling=2)
im.save("rgb-exif3.jpg",quality=90,exif=(lambda e:(e.__setitem__(0x0112,3),e)[1])(Image.Exif()))
im.save("jpeg-named.png","JPEG",quality=90); im.save("png-named.jpg","PNG")
im.quantize(60).save("palette-interlaced.gif",interlace=1)
f2=gi.convert('RGB'); im.quantize(60).save("animated.gif",save_all=True,append_images=[f2.quantize(30)],duration=100)
im.quantize(30).save("palette-transparent.gif",transparency=3)
im.convert('RGBA').save("rgba.bmp"); gi.save("grey.bmp"); gi.convert('1').save("bits.bmp"); gi.convert('1').save("bits.png")
# names to compare
names=["rgb-interlaced.png","grey-interlaced.png","grey2-interlaced.png","rgb16-interlaced.png","palette1.png","palette2.png","palette4.png","palette4-interlaced.png","rgb-gamma.png","rgb-srgb.png","grey-transparent.png","rgb-profile.png","rgb-profile.jpg","grey-progressive.jpg","cmyk-unmarked.jpg","cmyk-progressive.jpg","rgb-restart.jpg","rgb-optimized.jpg","rgb-exif3.jpg","jpeg-named.png","png-named.jpg","palette-interlaced.gif","animated.gif","palette-transparent.gif","rgba.bmp","grey.bmp","bits.bmp","bits.png"]
with open("expected-more.txt","w") as out:
    for n in names:
        for m in ("RGB","L"):
            i=Image.open(n).convert(m); out.write(f"{n} {m} 0 {i.width} {i.height} {i.tobytes().hex()}\n")
