package publish
import ("testing";"fmt";"bytes";"path/filepath";"time";"runtime")
func TestBig(t *testing.T){
 out:=filepath.Join(memory(t),"public")
 base:=bytes.Repeat([]byte("0123456789abcdef"),640)
 numbers:=make([]int,150000); for i:=range numbers{numbers[i]=i}
 for v,changed:=range []int{150000,150000,1,0,0}{
  s:=time.Now()
  w,err:=Open(out,Options{InPlace:v==4}); if err!=nil{t.Fatal(err)}
  o:=time.Since(s)
  err=each(numbers,func(i int)error{ d:=base; if i<changed { d=bytes.Clone(base); copy(d[500:],fmt.Sprint(v," ")) } else if i<150000 && v>0 { d=bytes.Clone(base); copy(d[500:],"1 "); if i==0 {copy(d[500:],"2 ")}}
   return w.Write(fmt.Sprintf("en/page-%d/index.html",i),d)})
  if err!=nil{t.Fatal(err)}
  ww:=time.Since(s)
  r,err:=w.Commit(); if err!=nil{t.Fatal(err)}
  var m runtime.MemStats; runtime.ReadMemStats(&m)
  fmt.Printf("open %v write %v total %v %+v heap %dMB\n",o,ww-o,time.Since(s),r,m.HeapSys>>20)
 }
}
