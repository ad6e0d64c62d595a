; Inno Setup's recipe for the Windows installer. Prepared, and not yet tested on Windows.
;   iscc /DVersion=x.y.z packaging\windows\backprop-studio.iss      after packaging\build.py
; Installs for the person who runs it, so that no administrator is asked for.

#define Name "Backprop Studio"
#define Program "backprop-studio.exe"
#ifndef Version
  #error Say which version: /DVersion=x.y.z
#endif

[Setup]
AppId={{6C4B9B0E-6C0D-4B0C-9C8F-3B1B7D1E5A42}
AppName={#Name}
AppVersion={#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\backprop-studio.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\dist
OutputBaseFilename=backprop-studio-{#Version}-windows-x64
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
DisableProgramGroupPage=yes

[Files]
Source: "..\..\dist\backprop-studio\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
Source: "..\..\build\icons\document.ico"; DestDir: "{app}"
Source: "..\..\build\icons\lecture.ico"; DestDir: "{app}"

[Icons]
Name: "{group}\{#Name}"; Filename: "{app}\{#Program}"

[Registry]
Root: HKA; Subkey: "Software\Classes\.backprop"; ValueType: string; ValueData: "BackpropStudio.Experiment"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Experiment"; ValueType: string; ValueData: "Backprop Studio experiment"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Experiment\DefaultIcon"; ValueType: string; ValueData: "{app}\document.ico"
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Experiment\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.backprop-lecture"; ValueType: string; ValueData: "BackpropStudio.Lecture"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Lecture"; ValueType: string; ValueData: "Backprop Studio lecture"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Lecture\DefaultIcon"; ValueType: string; ValueData: "{app}\lecture.ico"
Root: HKA; Subkey: "Software\Classes\BackpropStudio.Lecture\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "Start {#Name}"; Flags: postinstall nowait skipifsilent
